#!/usr/bin/env python
# coding: utf-8

# In[1]:


import numpy as np
import matplotlib.pyplot as plt


# In[2]:


def f(x):
    return np.cos(2 * np.pi * x) + x ** 2

def df(x):
    return 2 * x - 2 * np.pi * np.sin(2 * np.pi * x)


# In[3]:


x = np.linspace(-2, 2, 2001)
learning_rate = 0.01
training_epochs = 100
localmin = np.random.choice(x, 1)
print('départ', localmin)
for epoch in range(training_epochs):
    localmin = localmin - learning_rate * df(localmin)
print('arrivée', localmin)
