#!/usr/bin/env python
# coding: utf-8

# # Übung: Gradientenabstieg in 1D

# In[1]:


import numpy as np
import sympy as sym
import matplotlib.pyplot as plt
get_ipython().run_line_magic('matplotlib', 'inline')


# In[2]:


t = sym.symbols('t')
ausdruck = 3*t**2 - 3*t + 4
ableitung = sym.diff(ausdruck, t)

fx = sym.lambdify(t, ausdruck, 'sympy')
deriv = sym.lambdify(t, ableitung, 'sympy')


# In[3]:


stellen = np.linspace(-2, 2, 401)
plt.plot(stellen, [fx(s) for s in stellen])
plt.show()


# In[7]:


# zufälliger Startwert
localmin = np.random.uniform(-2, 2)
print('Start:', localmin)

learning_rate = 0.01
training_epochs = 100

verlauf = []
for schritt in range(training_epochs):
    steigung = sym.sympify(deriv(localmin)).evalf()
    localmin = localmin - learning_rate*steigung
    verlauf.append(localmin)

print('Ende:', localmin)


# In[8]:


plt.plot(verlauf, 'k.-')
plt.xlabel('Schritt')
plt.show()
